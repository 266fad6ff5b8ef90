// Runs before the first paint: the remembered theme, and the mark that scripts are on.
{
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage can be forbidden; the system's theme is used then.
  }
}
