-- The text of one section of one label, by LOINC code or by key.
SELECT parts
FROM read_parquet($file)
WHERE set_id = $set_id AND (code = $section OR "key" = $section)
LIMIT 1
