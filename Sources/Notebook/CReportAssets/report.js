// Comfort only: the page is whole without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const store = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch {} },
  };
  const all = (selector) => [...document.querySelectorAll(selector)];

  document.querySelector(".switches").hidden = false;

  // Light, dark, or the system's choice.
  const themes = ["system", "light", "dark"];
  const button = document.getElementById("_theme");
  const setTheme = (theme) => {
    if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
    store.set("theme", theme);
  };
  const theme = () => root.dataset.theme ?? "system";
  setTheme(themes.includes(store.get("theme")) ? store.get("theme") : theme());
  button.onclick = () => setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length]);

  // All code at once.
  const codeButton = document.getElementById("_show-code");
  codeButton.onclick = () => {
    const show = codeButton.getAttribute("aria-pressed") !== "true";
    codeButton.setAttribute("aria-pressed", String(show));
    codeButton.textContent = show ? "Hide all code" : "Show all code";
    for (const details of all("details.code")) details.open = show;
  };

  // Copying code, without its line numbers.
  for (const details of all("details.code")) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = "Copy";
    copy.onclick = async () => {
      const text = details.querySelector("code").textContent;
      try {
        await navigator.clipboard.writeText(text);
        copy.textContent = "Copied";
      } catch {
        const range = document.createRange();
        range.selectNodeContents(details.querySelector("code"));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        copy.textContent = "Selected";
      }
      setTimeout(() => { copy.textContent = "Copy"; }, 2000);
    };
    details.append(copy);
  }

  // The contents fold where there is no room beside the text, and follow the reader.
  const contents = document.getElementById("_contents");
  const wide = matchMedia("(min-width: 74rem)");
  const fold = () => { contents.open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });
  const links = new Map(all(".contents a").map((a) => [a.hash.slice(1), a]));
  const cells = all("section.cell");
  let waiting = false;
  let reached = null;
  const follow = () => {
    waiting = false;
    let current = null;
    for (const cell of cells) if (cell.getBoundingClientRect().top < innerHeight * 0.3) current = cell;
    for (const [id, a] of links) {
      if (current && id === current.id) a.setAttribute("aria-current", "location");
      else a.removeAttribute("aria-current");
    }
    if (current !== reached) keepInView(links.get(current?.id));
    reached = current;
  };
  // A list longer than the window goes along, but only when the reader comes to another cell: it may be scrolled by hand.
  const keepInView = (link) => {
    const nav = contents.parentElement;
    if (!link || nav.scrollHeight <= nav.clientHeight) return;
    const [line, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    if (line.top < frame.top || line.bottom > frame.bottom) {
      nav.scrollTop += (line.top + line.bottom - frame.top - frame.bottom) / 2;
    }
  };
  addEventListener("scroll", () => {
    if (!waiting) { waiting = true; requestAnimationFrame(follow); }
  }, { passive: true });
  follow();

  // What is wider than its box scrolls. The keyboard gets to such boxes, and only to them, and they say what they are.
  const boxes = [
    [".frame", "Drawing"], [".scroll", "Table"], [".code pre", "Code"], [".printed pre", "Printed text"], ["pre", "Text"],
  ];
  const kinds = boxes.map(([kind]) => kind).join();
  let measuring = false;
  const measure = () => {
    measuring = false;
    const shown = all(`${kinds}, math[display=block]`).filter((box) => !box.closest("details:not([open])"));
    for (const [box, isWide] of shown.map((box) => [box, box.scrollWidth > box.clientWidth + 1])) {
      if (isWide) box.tabIndex = 0; else box.removeAttribute("tabindex");
      // A formula has its own role and name.
      if (!box.matches(kinds)) continue;
      if (isWide) {
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", `${boxes.find(([kind]) => box.matches(kind))[1]}, scrolls sideways`);
      } else {
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  };
  const measureSoon = () => {
    if (!measuring) { measuring = true; setTimeout(measure, 0); }
  };
  measure();
  addEventListener("load", measureSoon);
  addEventListener("resize", measureSoon);
  document.addEventListener("toggle", measureSoon, true);

  // A link to something folded opens it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.matches("details")) node.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Paper shows what folds, where it matters.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])").filter((d) => !d.matches(".data, .code, .rows"));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

  // While the run is not over, reload the page, and keep the reader's place and what is unfolded.
  const live = document.querySelector("meta[name=live]");
  const key = "place:" + location.pathname;
  const saved = live && JSON.parse(store.get(key) ?? "null");
  if (saved) {
    all("details").forEach((details, index) => { if (index in saved.open) details.open = saved.open[index]; });
    scrollTo(0, saved.y);
  }
  if (live) {
    const renew = () => {
      if (!document.hidden && getSelection().isCollapsed) {
        store.set(key, JSON.stringify({ y: scrollY, open: all("details").map((d) => d.open) }));
        location.reload();
      } else {
        setTimeout(renew, 1000);
      }
    };
    setTimeout(renew, 1000 * Number(live.content));
  }
})();
