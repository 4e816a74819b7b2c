import { translate } from '../i18n/translate.ts';
import type { MailBlock, MailDraft } from './mail-draft.ts';

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function asText(block: MailBlock): string {
  if (typeof block === 'string') return block;
  if ('list' in block) return block.list.map((item) => `  • ${item}`).join('\n');
  if ('code' in block) return `    ${block.code}`;
  return `${block.action.label} :\n${block.action.url}`;
}

function asHtml(block: MailBlock): string {
  if (typeof block === 'string')
    return `<p style="margin:0 0 16px">${escaped(block).replaceAll('\n', '<br>')}</p>`;
  if ('list' in block)
    return `<ul style="margin:0 0 16px">${block.list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  if ('code' in block)
    return `<p style="margin:0 0 16px;font-size:28px;letter-spacing:6px;font-weight:bold">${escaped(block.code)}</p>`;
  const url = escaped(block.action.url);
  return (
    `<p style="margin:24px 0"><a href="${url}" style="background:#0b4f6c;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:bold">` +
    `${escaped(block.action.label)}</a></p><p style="margin:0 0 16px;font-size:13px;color:#555">${url}</p>`
  );
}

/** Text and HTML of a mail, signed by the service. */
export function renderMail(
  mail: MailDraft,
  sender: { service: string; authority: string; contact: string },
): RenderedMail {
  const closing = translate(mail.locale, 'outbox.mail.closing', sender);
  const foot = translate(mail.locale, 'outbox.mail.foot', sender);
  const text = [...mail.body.map(asText), closing, `--\n${foot}`].join('\n\n');
  const html =
    `<!doctype html><html lang="${mail.locale}"><head><meta charset="utf-8"><title>${escaped(mail.subject)}</title></head>` +
    `<body style="margin:0;padding:24px;background:#f4f1ea;font-family:'Source Sans 3',Arial,sans-serif;color:#1b2a33;font-size:16px;line-height:1.5">` +
    `<div style="max-width:580px;margin:0 auto;background:#fff;padding:32px;border-top:6px solid #0b4f6c">` +
    `${mail.body.map(asHtml).join('')}<p style="margin:24px 0 0;white-space:pre-line">${escaped(closing)}</p></div>` +
    `<p style="max-width:580px;margin:16px auto;font-size:13px;color:#555">${escaped(foot)}</p></body></html>`;
  return { subject: mail.subject, text, html };
}
