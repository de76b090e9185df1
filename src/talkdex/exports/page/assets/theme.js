// Dark and light: as the system has it, or as the reader chose, which is remembered where the browser allows it.

function themeButton() {
  const button = document.getElementById("theme");
  const names = ["auto", "light", "dark"];

  function remembered() {
    try {
      return localStorage.getItem("talkdex-theme");
    } catch { // no storage for pages from a disk, or by the reader's wish
      return null;
    }
  }

  function set(name) {
    document.documentElement.dataset.theme = name;
    button.setAttribute("aria-label", `Theme: ${name}`);
    button.title = `Theme: ${name}`;
    try {
      localStorage.setItem("talkdex-theme", name);
    } catch { /* it holds until the page is left */ }
  }

  button.addEventListener("click", () => {
    const current = document.documentElement.dataset.theme;
    set(names[(names.indexOf(current) + 1) % names.length]);
  });
  const kept = remembered();
  set(names.includes(kept) ? kept : "auto");
}
