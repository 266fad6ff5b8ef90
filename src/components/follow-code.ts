/** Follows a permanent link with its fragment, which the refresh of the page would lose: `/c/SB1001/#fix`. */
const link = document.querySelector<HTMLAnchorElement>('a[data-follow]');
if (link) location.replace(link.href + location.hash);
