-- Contraindications whose words hold a text, with the drugs and their labels.
SELECT 'contraindication' AS kind, condition AS phrase, drug.name AS drug, count(DISTINCT set_id) AS labels
FROM read_parquet($file)
WHERE contains(lower(condition), $text)
GROUP BY ALL
