-- The rows of one spelling.
SELECT spelling, kind, ingredient, drug_key, shown
FROM read_parquet($file)
WHERE spelling = $spelling
