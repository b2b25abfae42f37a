// The one script that runs before the first paint: a learner who chose a theme
// never sees the other one flash.
try {
  const theme = localStorage.getItem("notelab.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* no storage: the system's theme */ }
