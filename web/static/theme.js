// The theme a learner chose, before the rest. It is loaded without holding up
// the first paint: on a first visit there is no choice to honour, and on later
// ones the file is at hand before the page is painted.
try {
  const theme = localStorage.getItem("notelab.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* no storage: the system's theme */ }
