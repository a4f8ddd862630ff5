-- The drug key of one label.
SELECT drug_key
FROM read_parquet($file)
WHERE set_id = $set_id
LIMIT 1
