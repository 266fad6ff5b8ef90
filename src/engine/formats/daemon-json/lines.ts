/** The lines of a daemon.json, as people paste it: on one line or many, written by hand, sound or not. */

/** Also the quotes that word processors make of `"`. */
const MEMBER = /^["“”'][\w-]{1,60}["“”']\s{0,20}[:：]/;
const ELEMENT = /^(?:["“”'][^"“”']{0,500}["“”']|-?\d[\d.]{0,20}|true|false|null)\s{0,20},?$/;
/** A key that was cut with the text. */
const TORN = /^["“][\w-]{0,60}$/;
const BRACKETS = /^(?:[{}[\]]\s{0,20}){1,6},?$/;

/** `"debug": true,`, also in other quotes. */
export function isMember(text: string): boolean {
  return MEMBER.test(text);
}

/** `debug: true`, `"debug" true` */
export function isFaultyMember(text: string): boolean {
  return (
    text.length < 400 &&
    /^(?:[a-z][a-z\d-]{1,40}\s{0,4}:\s|["“'][\w-]{1,60}["”']\s{1,4}(?:["“'{[\d]|true|false))/.test(text)
  );
}

/** Whether the line can stand in a JSON text, sound or not. */
export function isPart(text: string): boolean {
  if (text.length > 4000) return false;
  const first = text[0];
  if (first === '{') return isInline(text) || BRACKETS.test(text);
  if (first === '}' || first === '[' || first === ']')
    return BRACKETS.test(text) || (first === '[' && /[\],]$/.test(text.slice(-1)));
  return MEMBER.test(text) || ELEMENT.test(text) || TORN.test(text);
}

/** `{"base":"172.30.0.0/16","size":24},`, but not an entry of a log. */
function isInline(text: string): boolean {
  return text.length < 400 && /^\{\s{0,20}["“]/.test(text) && !/"(?:msg|message|level|log|time|ts)"\s{0,4}:/.test(text);
}

/** Comments are no JSON, and stand in many a file all the same. A command at a root prompt is none. */
export function isRemark(text: string): boolean {
  if (text.length > 400) return false;
  return /^(?:\/\/|\/\*|\* |# (?!(?:sudo )?(?:docker|systemctl|cat|vim?|ls|journalctl|kubectl|ps) ))/.test(text);
}

/** What ends the here-document that the file was written with. */
export const HERE_DOCUMENT_END = 'EOF';

/** Keys that nothing else has. */
const TELLING =
  /["“](?:storage-driver|storage-opts|insecure-registries|registry-mirrors|live-restore|exec-opts|log-driver|log-opts|data-root|default-ulimits|default-runtime|default-address-pools|cgroup-parent|userland-proxy|selinux-enabled|userns-remap|max-concurrent-(?:down|up)loads|max-download-attempts|seccomp-profile|default-cgroupns-mode|no-new-privileges|authorization-plugins|fixed-cidr)["”]\s{0,20}[:：]/;

export function isTelling(text: string): boolean {
  const first = text[0];
  if (first === '"' || first === '“') return TELLING.test(text.slice(0, 80));
  // A whole file on one line.
  return first === '{' && text.length < 4000 && text.includes(':') && isPart(text) && TELLING.test(text);
}
