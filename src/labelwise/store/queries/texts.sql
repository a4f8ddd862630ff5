-- The texts of the sections of some labels of one drug key, in the order of the release.
SELECT set_id, "key", code, title, parts
FROM read_parquet($file)
WHERE drug_key = $drug_key AND list_contains($set_ids, set_id)
ORDER BY file_row_number
