-- Every curated fact: they are few.
SELECT ingredient, fact
FROM read_parquet($file)
ORDER BY file_row_number
