"use strict";

/* Pages work without this script. It updates the results of a search in place, lets a pointer choose a time in the
   chart, and copies addresses. Nothing is ever written as HTML. */

const content = () => document.getElementById("content");
let running = null;

/** Fetches a page as a document: the browser parses it, and runs nothing in it. */
function page(address) {
  running?.abort();
  const request = new XMLHttpRequest();
  running = request;
  return new Promise((resolve, reject) => {
    request.open("GET", address);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html");
    request.onload = () =>
      (request.status !== 401 && request.response?.getElementById("content") ? resolve(request) : reject(request));
    request.onerror = reject;
    request.onabort = reject;
    request.send();
  });
}

async function show(address, push) {
  const main = content();
  main.setAttribute("aria-busy", "true");
  const focused = place(document.activeElement);
  try {
    const answer = await page(address);
    const next = answer.response;
    if (push) {
      history.pushState({}, "", answer.responseURL);
    }
    document.title = next.title;
    main.replaceChildren(...next.getElementById("content").childNodes);
    find(focused)?.focus({ preventScroll: true });
  } catch (failed) {
    if (failed?.type === "error") {
      warn("There is no connection. What you see is as it was before.", address, "Try again");
    } else if (failed?.status === 401) {
      const { pathname, search } = new URL(address, location);
      warn("Your session has ended.", "/sign-in?to=" + encodeURIComponent(pathname + search), "Sign in again");
    } else if (failed?.type !== "abort") {
      // The browser shows what is wrong.
      location.assign(address);
    }
  } finally {
    main.removeAttribute("aria-busy");
  }
}

/** Says above the page why it could not be updated, and keeps what is there. */
function warn(text, address, help) {
  const alert = document.createElement("p");
  alert.className = "alert";
  alert.setAttribute("role", "alert");
  const again = document.createElement("a");
  again.href = address;
  again.textContent = help;
  alert.append(text, " ", again);
  content().querySelectorAll(":scope > .alert").forEach((old) => old.remove());
  content().prepend(alert);
}

/** Where the focus is, so that it can be there again. */
function place(element) {
  if (element?.name) {
    return `[name="${CSS.escape(element.name)}"]`;
  }
  const section = element?.closest("section, aside, ul, form");
  return section?.className ? "." + [...section.classList].map(CSS.escape).join(".") + " a, #content" : null;
}

const find = (selector) => (selector ? content().querySelector(selector) : null);

function isSearch(address) {
  return address.origin === location.origin
    && address.pathname === location.pathname
    && document.querySelector(".search .form") !== null;
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) {
    return;
  }
  const address = new URL(link.getAttribute("href"), location);
  if (isSearch(address) && !address.hash) {
    event.preventDefault();
    show(address.href, true);
    if (link.rel === "next") {
      scrollTo({ top: 0 });
    }
  }
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".search .form")) {
    event.preventDefault();
    const address = new URL(form.action);
    const all = new Map();
    for (const [name, value] of new FormData(form)) {
      if (value) {
        all.set(name, all.has(name) ? all.get(name) + "," + value : value);
      }
    }
    all.forEach((value, name) => address.searchParams.set(name, value));
    show(address.href, true);
  }
});

addEventListener("change", (event) => {
  if (event.target.matches(".search .form :is(select, [type=date])")) {
    event.target.form.requestSubmit();
  }
});

addEventListener("popstate", () => {
  if (document.querySelector(".search .form")) {
    show(location.href, false);
  } else {
    location.reload();
  }
});

/* The chart: press on one bar, release on another. */
let pressed = null;

const barAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest(".bars a");

function choose(last) {
  const bars = [...pressed.parentNode.children];
  const ends = [bars.indexOf(pressed), bars.indexOf(last)].sort((a, b) => a - b);
  bars.forEach((bar, i) => bar.classList.toggle("chosen", i >= ends[0] && i <= ends[1]));
  return [bars[ends[0]], bars[ends[1]]];
}

addEventListener("pointerdown", (event) => {
  pressed = event.button === 0 && event.pointerType !== "touch" ? barAt(event) : null;
});
addEventListener("pointermove", (event) => {
  const bar = pressed && barAt(event);
  if (bar && bar.parentNode === pressed.parentNode) {
    choose(bar);
  }
});
addEventListener("pointerup", (event) => {
  const bar = pressed && barAt(event);
  if (bar && bar !== pressed && bar.parentNode === pressed.parentNode) {
    const [first, last] = choose(bar);
    const chart = bar.parentNode;
    const address = new URL(bar.getAttribute("href"), location);
    address.searchParams.set(chart.dataset.from, first.dataset.first);
    address.searchParams.set(chart.dataset.to, last.dataset.last);
    show(address.href, true);
  }
  pressed = null;
});
addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".bars")) {
    event.preventDefault();
  }
});

/* What is under way is looked at again until it is done. */
async function refresh() {
  const waiting = content()?.querySelector("[data-refresh]");
  if (waiting) {
    setTimeout(async () => {
      if (waiting.isConnected && !document.hidden) {
        await show(location.href, false);
      }
      refresh();
    }, 1000 * Number(waiting.dataset.refresh));
  }
}
refresh();

/* Buttons that copy an address. Without a script they are not there. */
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (button) {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location).href);
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 2000);
  }
});

document.documentElement.classList.add("scripts");
