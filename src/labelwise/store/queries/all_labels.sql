-- Every label, in the order of the release.
SELECT label
FROM read_parquet($file)
ORDER BY file_row_number
