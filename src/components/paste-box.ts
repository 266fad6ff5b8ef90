import { startWhenUsed } from './check-box.ts';

const box = document.querySelector<HTMLElement>('form.paste');
if (box) startWhenUsed(box);
