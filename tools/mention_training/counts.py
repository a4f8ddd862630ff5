# mypy: ignore-errors
"""How often words and phrases were marked in the training labels, with any one label left out."""

from collections import Counter

from labelwise.extract.mentions.lexicon import Lexicon, bucket

LONGEST = 8


class Counts:
    """Counts over the training labels. `lexicon(name)` leaves the label of that name out, so that
    in training each label is read with what the others say of it, as a new label will be."""

    def __init__(self, labels, table_terms):
        self._tables = table_terms
        self._phrases = {p for label in labels for s in label.sections for p in s.phrases if len(p) <= LONGEST}
        self._of = {label.name: self._count(label) for label in labels}
        parts = list(zip(*self._of.values(), strict=True))
        self._sum = [sum(part, Counter()) for part in parts]
        self._in = Counter(p for part in parts[0] for p in part)
        self._word_in = Counter(w for part in parts[3] for w in part)

    def _count(self, label):
        marked, seen, words, marked_words = Counter(), Counter(), Counter(), Counter()
        for section in label.sections:
            lower = section.tokens.lower
            marked.update(p for p in section.phrases if p in self._phrases)
            for i in range(len(lower)):
                for length in range(1, LONGEST + 1):
                    phrase = tuple(lower[i : i + length])
                    if phrase in self._phrases:
                        seen[phrase] += 1
            words.update(lower)
            marked_words.update(word for word, y in zip(lower, section.labels, strict=True) if y)
        return marked, seen, words, marked_words

    def common_words(self):
        """Return the words seen three times or more."""
        return {word for word, n in self._sum[2].items() if n >= 3}

    def reactions(self, without=None):
        """Return {phrase: code}: labels that mark it, and the share of its occurrences that are marked."""
        marked, seen, _, _ = self._of.get(without, (Counter(),) * 4)
        codes = {}
        for phrase, n in self._sum[0].items():
            labels = self._in[phrase] - (phrase in marked)
            if labels > 0:
                share = (n - marked[phrase]) / max(1, self._sum[1][phrase] - seen[phrase])
                codes[phrase] = f"{bucket(labels)}{int(share * 5)}"
        return codes

    def word_codes(self, without=None):
        """Return {word: code}: `z` and a count for a word never marked, else share and labels."""
        _, _, words, marked = self._of.get(without, (Counter(),) * 4)
        codes = {}
        for word, total in self._sum[2].items():
            n = total - words[word]
            k = self._sum[3][word] - marked[word]
            if n > 0 and k == 0:
                codes[word] = f"z{bucket(n)}"
            elif n > 0:
                codes[word] = f"{int(k / n * 5)}_{bucket(self._word_in[word] - (marked[word] > 0))}"
        return codes

    def lexicon(self, without=None):
        """Return the lexicon with the label `without` left out."""
        return Lexicon(self._tables, self.reactions(without), self.word_codes(without))
