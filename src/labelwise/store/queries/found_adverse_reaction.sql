-- Reactions of the drug's own arms whose words hold a text, with the drugs and their labels.
SELECT 'side_effect' AS kind, term AS phrase, drug.name AS drug, count(DISTINCT set_id) AS labels
FROM read_parquet($file)
WHERE contains(lower(term), $text) AND coalesce(arm_role, 'drug') = 'drug'
GROUP BY ALL
