"use strict";
(() => {
  const words = JSON.parse(document.body.dataset.words);
  const pace = Number(document.body.dataset.pace);
  const STRENGTHS = 5;
  const tip = document.getElementById("tip");
  const said = document.getElementById("said");
  document.documentElement.classList.add("js");

  const filled = (name, fields) => words[name].replace(/\{(\w+)\}/g, (_, field) => fields[field]);
  const length = (text) => [...text.replace(/\s/gu, "")].length;
  const textOf = (sentence) => sentence.textContent;

  /* Told to screen readers a moment later, so that a slider that moves does not chatter. */
  let waiting = 0;
  function say(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { said.textContent = text; }, 300);
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function reading(characters) {
    const seconds = (60 * characters) / pace;
    if (seconds <= 50) return filled("seconds", { n: 10 * Math.max(1, Math.ceil(seconds / 10)) });
    return filled("minutes", { n: Math.ceil(seconds / 60) });
  }

  function setUp(doc) {
    const $ = (selector) => doc.querySelector(selector);
    const slider = $(".tools input");
    if (!slider) return;
    const sentences = [...doc.querySelectorAll(".s")];
    const first = Number(slider.defaultValue);
    const characters = Number($('[data-fact="characters"]').textContent.replace(/\D/g, ""));
    slider.value = first;

    const rank = (sentence) => Number(sentence.dataset.r);
    const chosen = () => sentences.filter((sentence) => sentence.classList.contains("on"));

    /* The summary of `count` sentences: marked in the article, and listed. */
    function show(count) {
      for (const sentence of sentences) {
        const place = rank(sentence);
        const isOn = place > 0 && place <= count;
        const name = isOn ? `s on l${Math.ceil((STRENGTHS * (count - place + 1)) / count)}` : "s";
        if (sentence.className === name) continue;
        sentence.className = name;
        sentence.tabIndex = isOn ? 0 : -1;
        if (isOn) sentence.setAttribute("role", "mark");
        else sentence.removeAttribute("role");
      }
      const shown = chosen();
      const size = shown.reduce((sum, sentence) => sum + length(textOf(sentence)), 0);
      $(".summary ul").replaceChildren(...shown.map(item));
      slider.value = count;
      slider.setAttribute("aria-valuetext", filled("of", { n: count, all: slider.max }));
      $(".tools output").textContent = filled("size", { n: count, characters: size });
      $('[data-fact="summary_reading"]').textContent = reading(size);
      $('[data-fact="compression"]').textContent = `${Math.round((100 * size) / characters)}%`;
    }

    function item(sentence) {
      const made = document.createElement("li");
      const link = element("a", filled("line", { n: sentence.dataset.n }), { href: `#${sentence.id}` });
      made.append(
        element("span", sentence.dataset.r, { class: "rank" }), " ",
        element("span", textOf(sentence), { class: "said" }), " ", link,
      );
      return made;
    }

    function move(count) {
      show(Math.min(Number(slider.max), Math.max(Number(slider.min), count)));
      say($(".tools output").textContent);
    }

    function setAlone(isAlone) {
      doc.classList.toggle("alone", isAlone);
      $('[data-do="alone"]').setAttribute("aria-pressed", String(isAlone));
    }

    async function copy(text) {
      let isDone = true;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        isDone = copiedByHand(text);
      }
      const told = words[isDone ? "copied" : "not_copied"];
      $(".tools output").textContent = told;
      say(told);
    }

    const lines = () => chosen().map(textOf);
    const title = $(".title").textContent;
    const terms = () => [...doc.querySelectorAll(".chip bdi")].map((term) => term.textContent);
    const asText = () => `${title}\n\n${lines().join("\n")}\n`;
    function asMarkdown() {
      const keywords = terms().length ? `\n**${words.keywords}**：${terms().join("、")}\n` : "";
      return `# ${title}\n${keywords}\n${lines().map((line) => `- ${line}`).join("\n")}\n`;
    }

    const actions = {
      shorter: () => move(Number(slider.value) - 1),
      longer: () => move(Number(slider.value) + 1),
      reset: () => move(first),
      alone: () => setAlone(!doc.classList.contains("alone")),
      text: () => copy(asText()),
      markdown: () => copy(asMarkdown()),
      previous: () => step(-1),
      next: () => step(1),
      close: clear,
    };
    slider.addEventListener("input", () => move(Number(slider.value)));
    $(".tools").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) actions[button.dataset.do]();
    });

    /* A link from the summary leads into the article, so that has to be seen. */
    doc.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link && !link.matches(".chip")) setAlone(false);
    });
    const chips = doc.querySelector(".chips");
    if (chips) chips.addEventListener("click", (event) => {
      const chip = event.target.closest(".chip");
      if (!chip) return;
      event.preventDefault();
      setAlone(false);
      find(doc, chip);
      step(event.shiftKey ? -1 : 1);
    });
  }

  function copiedByHand(text) {
    const area = element("textarea", text, { class: "unseen", readonly: "" });
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    if (before) before.focus();
    return isDone;
  }

  /* Marks a keyword throughout, unless it is the one that is marked. */
  let found = null;
  function find(doc, chip) {
    if (found && found.chip === chip) return;
    clear();
    const key = chip.dataset.k;
    const places = [...doc.querySelectorAll(`[data-o~="${key}"]`)];
    for (const piece of doc.querySelectorAll(`.k[data-k~="${key}"]`)) piece.classList.add("hit");
    chip.setAttribute("aria-current", "true");
    const finder = doc.querySelector(".finder");
    const term = chip.querySelector("bdi").textContent;
    finder.querySelector("bdi").textContent = term;
    finder.hidden = false;
    found = { chip, key, term, places, finder, at: null };
  }

  /* To the next or (by -1) the previous occurrence of the keyword, round and round. */
  function step(by) {
    const { key, term, places, finder } = found;
    const start = by > 0 ? -1 : 0;
    found.at = ((found.at ?? start) + by + places.length) % places.length;
    unmark("now");
    let piece = places[found.at];
    piece.scrollIntoView({ block: "center" });
    do {
      piece.classList.add("now");
      piece = piece.nextElementSibling;
    } while (piece && piece.matches(`.k[data-k~="${key}"]:not([data-o~="${key}"])`)
      && !separated(piece));
    finder.querySelector(".at").textContent = `${found.at + 1}/${places.length}`;
    say(filled("occurrence", { term, n: found.at + 1, all: places.length }));
  }

  function unmark(name) {
    for (const piece of document.querySelectorAll(`.${name}`)) piece.classList.remove(name);
  }

  /* Whether other text stands between a piece and the one before. */
  function separated(piece) {
    const before = piece.previousSibling;
    return before && before.nodeType === Node.TEXT_NODE && before.textContent !== "";
  }

  function clear() {
    if (!found) return;
    found.chip.removeAttribute("aria-current");
    found.finder.hidden = true;
    unmark("hit");
    unmark("now");
    found = null;
  }

  /* A sentence's title becomes a tip that the keyboard and a finger reach, too. */
  let told = null;
  function tell(sentence) {
    if (sentence === told) return;
    hush();
    if (sentence.title) {
      sentence.dataset.told = sentence.title;
      sentence.removeAttribute("title");
    }
    const [head, ...rows] = sentence.dataset.told.split("\n");
    tip.replaceChildren(element("b", head), ...rows.map((row) => {
      const at = row.lastIndexOf(" ");
      const made = document.createElement("div");
      made.append(element("span", row.slice(0, at)), element("span", row.slice(at + 1)));
      return made;
    }));
    tip.hidden = false;
    told = sentence;
    sentence.setAttribute("aria-describedby", "tip");
    place();
  }

  /* Below the sentence, or above it where there is no room below. */
  function place() {
    if (!told) return;
    const around = told.getClientRects()[0] || told.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const end = told.getBoundingClientRect().bottom;
    const below = end + 8 + height <= innerHeight;
    tip.style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`;
    tip.style.top = `${below ? end + 6 : Math.max(8, around.top - height - 6)}px`;
  }

  function hush() {
    if (!told) return;
    told.removeAttribute("aria-describedby");
    told = null;
    tip.hidden = true;
  }

  const sentenceOf = (target) => target instanceof Element && target.closest(".s");
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => {
      const sentence = sentenceOf(event.target);
      if (sentence) tell(sentence);
      else if (event.target !== tip && !tip.contains(event.target)) hush();
    });
  }
  addEventListener("scroll", place, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (told) hush();
    else clear();
  });

  /* On paper nothing can be opened. */
  addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
  });

  for (const doc of document.querySelectorAll(".doc")) setUp(doc);
})();
