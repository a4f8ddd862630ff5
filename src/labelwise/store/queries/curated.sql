-- The curated facts of one ingredient.
SELECT fact
FROM read_parquet($file)
WHERE ingredient = $ingredient
