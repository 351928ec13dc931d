import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { inviteShape, needPartnerRoutes, type Candidate } from '../../contract/need-partners.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { LIFE_CHANGED } from './life-words.ts';
import { OneTimeLinks, type MadeLink } from './one-time-link.tsx';

const texts = inviteShape.omit({ candidates: true });

/** What the invited read of a need is written here, and nothing else of it goes out. Who has no account gets a link, shown once. */
export function InviteSheet({
  need,
  candidates,
  onClose,
}: {
  need: NeedDetail;
  candidates: readonly Candidate[];
  onClose: (isSent: boolean) => void;
}) {
  const invite = useAct(needPartnerRoutes.inviteCandidates, LIFE_CHANGED);
  const [emails, setEmails] = useState<Readonly<Record<string, string>>>({});
  const [links, setLinks] = useState<readonly MadeLink[] | null>(null);
  const state = useForm(texts, {
    values: { title: need.title ?? '', brief: need.isConfidential ? '' : briefOf(need), message: '' },
    send: async (body) => {
      const invited = candidates.map(({ kind, id }) => ({ kind, id, email: emails[id]?.trim() || null }));
      const { rows } = await invite.mutateAsync({ params: { needId: need.id }, body: { ...body, candidates: invited } });
      toast(m.technology_page_invited({ count: rows.length }));
      const made = rows.flatMap(({ name, token }) => (token ? [{ name, token }] : []));
      if (made.length === 0) onClose(true);
      else setLinks(made);
    },
  });
  if (links) {
    return (
      <SideSheet title={m.technology_page_links_made()} isOpen onClose={() => onClose(true)} dims>
        <OneTimeLinks links={links} />
      </SideSheet>
    );
  }
  return (
    <SideSheet
      title={m.technology_page_invite_count({ count: candidates.length })}
      isOpen
      onClose={() => onClose(false)}
      dims
      note={<WhoCanSee who={m.technology_page_invite_who()} />}
      foot={
        <Button look="filled" type="submit" form="invite" disabled={state.isSending}>
          {m.technology_page_invite_send()}
        </Button>
      }
    >
      <Form state={state} id="invite" label={m.technology_page_invite_send()}>
        <ul className="m-0 flex list-none flex-col gap-2 p-0">
          {candidates.map(({ id, title, orgName }) => (
            <li key={id} className="rounded-card border border-line px-3 py-2 text-table">
              <b>{title}</b> <span className="text-muted">{orgName}</span>
              <input
                type="email"
                value={emails[id] ?? ''}
                onChange={({ target }) => setEmails({ ...emails, [id]: target.value })}
                aria-label={m.technology_page_invite_email_of({ name: title })}
                placeholder={m.technology_page_invite_email()}
                className="mt-1 h-8 w-full rounded-control border border-edge px-2.5 max-md:h-11"
              />
            </li>
          ))}
        </ul>
        <TextField name="title" label={m.technology_page_invite_title()} />
        <TextArea
          name="brief"
          label={m.technology_page_invite_brief()}
          hint={need.isConfidential ? m.technology_page_invite_brief_confidential() : m.technology_page_invite_brief_hint()}
          rows={7}
        />
        <TextArea name="message" label={m.technology_page_invite_message()} rows={3} isOptional />
      </Form>
    </SideSheet>
  );
}

const briefOf = (need: NeedDetail) => [need.difficulty, need.indicators, need.presentBase].filter(Boolean).join('\n');
