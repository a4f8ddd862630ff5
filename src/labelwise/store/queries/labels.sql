-- The labels of one drug key. Row groups whose least and greatest key exclude it are not read.
SELECT label
FROM read_parquet($file)
WHERE drug_key = $drug_key
