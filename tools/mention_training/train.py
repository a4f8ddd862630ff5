# mypy: ignore-errors
"""Train a tagger on marked labels and write it to a folder that `MentionFinder` reads."""

import json
import random

import numpy as np
import torch
from tools.mention_training.counts import Counts
from tools.mention_training.labels import flat
from tools.mention_training.net import Net

from labelwise.extract.mentions.lexicon import Phrasebook
from labelwise.extract.mentions.symbols import WORD_SYMBOLS, normal_word, place_symbols, word_symbols
from labelwise.extract.mentions.tokens import stretches

RATE, BATCH_TOKENS, FLAT_SHARE = 4e-3, 1500, 0.35


class Encoder:
    """Turns sections into rows of numbers; learns the symbols it is shown first."""

    def __init__(self, words, common):
        self.rows = {word: i + 2 for i, word in enumerate(words)}
        self.common = common
        self.symbols = [{"": 0} for _ in range(9)]

    def encode(self, section, lexicon):
        """Return [(rows, symbols, labels)] a stretch."""
        tokens = section.tokens
        places = place_symbols(tokens, lexicon)
        rows = [self.rows.get(normal_word(word), 1) for word in tokens.lower]
        cells = []
        for word, place in zip(tokens.words, places, strict=True):
            names = word_symbols(word, lexicon) + place
            cells.append([self._number(k, name) for k, name in enumerate(names)])
        return [(rows[a:b], cells[a:b], section.labels[a:b]) for a, b in stretches(tokens)]

    def _number(self, k, name):
        if k == WORD_SYMBOLS - 1 and name not in self.common:
            return 0
        return self.symbols[k].setdefault(name, len(self.symbols[k]))


def train(labels, words, vectors, terms, folder, epochs=10, seed=0, report=print):
    """Train on `labels` and write the model to `folder`."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    counts = Counts(labels, Phrasebook(terms))
    encoder = Encoder(words, counts.common_words())
    laid_out, flattened = [], []
    for label in labels:
        lexicon = counts.lexicon(without=label.name)
        for section in label.sections:
            laid_out += encoder.encode(section, lexicon)
            flattened += encoder.encode(flat(section), lexicon)
    padded = torch.tensor(np.vstack([np.zeros((2, vectors.shape[1])), vectors]), dtype=torch.float32)
    net = Net(padded, [len(names) for names in encoder.symbols])
    optimizer = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=RATE, weight_decay=1e-3)
    size = sum(len(item[0]) for item in laid_out) * (1 + FLAT_SHARE)
    total, step = epochs * size / BATCH_TOKENS * 1.15, 0
    for epoch in range(epochs):
        items = laid_out + random.sample(flattened, int(FLAT_SHARE * len(flattened)))
        loss = 0.0
        net.train()
        batches = batch(items)
        for some in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 50) * max(0.02, 1 - step / total)
            step += 1
            rows, symbols, gold, mask = pad(some)
            value = net.loss(net(rows, symbols), gold, mask)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            loss += value.item()
        report(f"epoch {epoch + 1}: loss {loss / len(batches):.4f}")
    write(folder, net.eval(), encoder, words, terms, counts)


def batch(items):
    """Return the items in batches of like length, shuffled."""
    ordered = sorted(items, key=lambda item: len(item[0]) + 3 * random.random())
    batches, current = [], []
    for item in ordered:
        if current and (len(current) + 1) * len(item[0]) > BATCH_TOKENS:
            batches.append(current)
            current = []
        current.append(item)
    batches.append(current)
    random.shuffle(batches)
    return batches


def pad(some):
    """Return (rows, symbols, labels, mask) tensors."""
    longest = max(len(item[0]) for item in some)
    rows = torch.zeros(len(some), longest, dtype=torch.long)
    symbols = torch.zeros(len(some), longest, 9, dtype=torch.long)
    gold = torch.zeros(len(some), longest, dtype=torch.long)
    mask = torch.zeros(len(some), longest, dtype=torch.bool)
    for i, item in enumerate(some):
        n = len(item[0])
        rows[i, :n], symbols[i, :n], gold[i, :n] = map(torch.tensor, item)
        mask[i, :n] = True
    return rows, symbols, gold, mask


def write(folder, net, encoder, words, terms, counts):
    """Write the model: weights in half precision, projected word vectors in 8 bits, and the lexicon as text."""
    folder.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        vectors = torch.tanh(net.project(net.vectors.weight)).numpy()
    arrays = {"vectors": np.round(vectors * 127).astype(np.int8)}
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    for name, end in (("forward", ""), ("backward", "_reverse")):
        arrays[f"input_{name}"] = state[f"lstm.weight_ih_l0{end}"].T
        arrays[f"hidden_{name}"] = state[f"lstm.weight_hh_l0{end}"].T
        arrays[f"bias_{name}"] = state[f"lstm.bias_ih_l0{end}"] + state[f"lstm.bias_hh_l0{end}"]
    arrays |= {"emit": state["emit.weight"].T, "emit_bias": state["emit.bias"]}
    arrays |= {"steps": state["steps"], "begin": state["begin"]}
    for k in range(9):
        arrays[f"symbols_{k}"] = state[f"symbols.{k}.weight"]
    halves = {name: a if a.dtype == np.int8 else a.astype(np.float16) for name, a in arrays.items()}
    np.savez_compressed(folder / "network.npz", **halves)
    (folder / "words.txt").write_text("\n".join(words) + "\n", "utf-8")
    (folder / "symbols.json").write_text(json.dumps([list(names) for names in encoder.symbols], indent=0), "utf-8")
    reactions = counts.reactions()
    lines = [f"{' '.join(p)}\t{terms.get(p, '')}\t{reactions.get(p, '')}" for p in sorted({*terms, *reactions})]
    (folder / "phrases.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    codes = [f"{word}\t{code}" for word, code in sorted(counts.word_codes().items())]
    (folder / "word_codes.tsv").write_text("\n".join(codes) + "\n", "utf-8")
