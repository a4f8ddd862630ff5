# mypy: ignore-errors
"""The tagger in torch: embeddings, a two-way LSTM, and a linear chain of labels."""

import torch
from torch import nn

SYMBOL_SIZES = (24, 24, 8, 12, 24, 16, 16, 12, 4)
BLANKED = 0.15


class Net(nn.Module):
    """See `labelwise.extract.mentions.network`, which runs the same without torch."""

    def __init__(self, vectors, symbol_counts, hidden=96, word_size=64):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.project = nn.Linear(vectors.shape[1], word_size)
        self.symbols = nn.ModuleList(nn.Embedding(n, size) for n, size in zip(symbol_counts, SYMBOL_SIZES, strict=True))
        self.lstm = nn.LSTM(word_size + sum(SYMBOL_SIZES), hidden, batch_first=True, bidirectional=True)
        self.emit = nn.Linear(2 * hidden, 3)
        self.steps = nn.Parameter(torch.zeros(3, 3))
        self.begin = nn.Parameter(torch.zeros(3))
        self.drop = nn.Dropout(0.4)

    def forward(self, rows, symbols):
        """Return label scores (batch, length, 3). In training some symbols are blanked, as new words would be."""
        if self.training:
            rows = torch.where(torch.rand(rows.shape) < BLANKED, torch.ones_like(rows), rows)
            symbols = torch.where(torch.rand(symbols.shape) < BLANKED, torch.zeros_like(symbols), symbols)
        parts = [torch.tanh(self.project(self.vectors(rows)))]
        parts += [table(symbols[:, :, k]) for k, table in enumerate(self.symbols)]
        states, _ = self.lstm(self.drop(torch.cat(parts, -1)))
        return self.emit(self.drop(states))

    def loss(self, scores, labels, mask):
        """Return the negative log likelihood a token."""
        total = self.begin + scores[:, 0]
        gold = total.gather(1, labels[:, :1])[:, 0]
        for t in range(1, scores.shape[1]):
            reach = torch.logsumexp(total[:, :, None] + self.steps, 1) + scores[:, t]
            total = torch.where(mask[:, t, None], reach, total)
            step = self.steps[labels[:, t - 1], labels[:, t]] + scores[:, t].gather(1, labels[:, t : t + 1])[:, 0]
            gold = gold + torch.where(mask[:, t], step, torch.zeros(()))
        return (torch.logsumexp(total, 1) - gold).sum() / mask.sum()
