-- Every drug of one ingredient with its established classes and routes, and whether any of its complete prescription
-- labels marks a boxed warning.
SELECT
    lower(class.name) AS class,
    label.drug.name AS drug,
    label.drug.route AS routes,
    bool_or(list_contains([section.key for section in label.sections], 'boxed_warning')) AS boxed
FROM read_parquet($file) AS class
JOIN read_parquet($labels) AS label ON label.set_id = class.set_id
WHERE class.scheme = 'EPC'
  AND label.drug.name NOT LIKE '% and %'
  AND (label.product_type IS NULL OR label.product_type NOT ILIKE '%OTC%')
  AND (NOT label.partial OR list_contains([section.key for section in label.sections], 'boxed_warning'))
GROUP BY ALL
ORDER BY ALL
