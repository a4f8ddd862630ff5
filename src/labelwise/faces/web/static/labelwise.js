// Comfort only: suggestions while typing, and quotes shown where they are asked for. Every page works without it.
"use strict";

const ask = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : null;
};

// In a question the name that is being written is suggested, after what stands before it.
const parts = (input) => {
  const last = input.name === "q" && /^(.*(?:\b(?:vs\.?|versus|and|or|than|with)\s|,))\s*(.*)$/is.exec(input.value);
  return last ? [`${last[1].trim()} `, last[2]] : ["", input.value];
};

let waiting = 0;
const suggest = (input) => {
  const list = document.getElementById(input.getAttribute("list"));
  window.clearTimeout(waiting);
  const [before, name] = parts(input);
  if (!list || name.trim().length < 2) return;
  waiting = window.setTimeout(async () => {
    const found = await ask("/api/v1/suggest?q=" + encodeURIComponent(name.slice(0, 1000)));
    if (!found) return;
    list.replaceChildren(...found.items.map((item) => {
      const option = document.createElement("option");
      option.value = before + item.name;
      if (item.kind === "brand") option.label = `${item.name} (${item.drug})`;
      return option;
    }));
  }, 120);
};

const shown = (text, name) => {
  const part = document.createElement(name);
  part.textContent = text;
  return part;
};

const quote = async (details) => {
  for (const link of details.querySelectorAll("a[data-quote]")) {
    const address = link.dataset.quote;
    link.removeAttribute("data-quote");
    const found = await ask(address);
    if (!found) continue;
    const block = document.createElement("blockquote");
    block.append(found.before, shown(found.quote, "mark"), found.after);
    // The words in their place say more than the words alone.
    link.closest("li").querySelector("q")?.remove();
    link.closest("li").insertBefore(block, link.parentElement);
  }
};

document.addEventListener("input", (event) => {
  if (event.target.matches("input[list]")) suggest(event.target);
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.cite[open]")) quote(event.target);
}, true);
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.activeElement?.closest("details.cite[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
// Browsers drop empty fields from no form: keep addresses short and stable.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  for (const field of event.target.querySelectorAll("input")) if (!field.value.trim()) field.disabled = true;
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form input:disabled")) field.disabled = false;
});
