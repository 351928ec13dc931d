import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
export type Mailer = { send(mail: Mail, id: string): Promise<void>; close(): void };

/** Sends by SMTP, or, without a server, writes each mail as an .eml file into the outbox folder. */
export function openMailer(options: { smtpUrl: string | null; from: string; outbox: string }): Mailer {
  if (options.smtpUrl) {
    const transport = createTransport(options.smtpUrl);
    return {
      send: async (mail) => {
        await transport.sendMail({ from: options.from, ...mail });
      },
      close: () => transport.close(),
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (mail, id) => {
      const sent = await transport.sendMail({ from: options.from, ...mail });
      await mkdir(options.outbox, { recursive: true, mode: 0o700 });
      await writeFile(join(options.outbox, `${id}.eml`), sent.message as Buffer, { mode: 0o600 });
    },
    close: () => transport.close(),
  };
}
