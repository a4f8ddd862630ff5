"""A medication list, a patient and facts to findings: pure."""
