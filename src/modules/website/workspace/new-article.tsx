import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { z } from 'zod';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, articleRoutes } from '../contract.ts';
import { kindOptions } from './articles.tsx';

const shape = z.object({
  kind: z.enum(ARTICLE_KINDS),
  title: z.string().trim().min(1).max(120),
  parkId: z.string(),
  enterpriseId: z.string(),
});

const enterprises = async (text: string) => {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q: text, kind: 'enterprise', pageSize: 8 } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
};

/** Kind, title, and whose it is; then one writes. An enterprise writes its own page. */
export function NewArticle({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const navigate = useNavigate();
  const me = useMe();
  const isEnterprise = me.organisation?.kind === 'enterprise';
  const add = useAct(articleRoutes.addArticle, [articleRoutes.listArticles]);
  const state = useForm(shape, {
    values: {
      kind: isEnterprise ? 'showcase' : 'news',
      title: '',
      parkId: me.parks.length === 1 ? (me.parks[0]?.id ?? '') : '',
      enterpriseId: '',
    },
    send: async ({ kind: chosen, title, parkId, enterpriseId }) => {
      const body = { kind: chosen, title, parkId: parkId || null, enterpriseId: (chosen === 'showcase' && enterpriseId) || null };
      const { id } = await add.mutateAsync({ body });
      onClose();
      await navigate({ to: `/articles/${id}` as string });
    },
  });
  const kind = state.form.watch('kind');
  const parks = [{ value: '', label: m.website_whole_city() }, ...me.parks.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <SideSheet
      title={m.website_new_title()}
      isOpen
      dims
      onClose={onClose}
      note={<WhoCanSee who={m.website_who()} />}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.website_new_start()}
        </Button>
      }
    >
      <Form state={state} label={m.website_new_title()} id={formId}>
        {!isEnterprise && <SelectField name="kind" label={m.website_kind()} options={kindOptions()} />}
        <TextField name="title" label={m.website_title()} hint={m.website_title_hint()} />
        {kind === 'showcase' && !isEnterprise && (
          <ComboboxField name="enterpriseId" label={m.website_enterprise_pick()} hint={m.website_enterprise_hint()} find={enterprises} />
        )}
        {kind !== 'showcase' && me.parks.length > 1 && <SelectField name="parkId" label={m.website_column_park()} options={parks} />}
      </Form>
    </SideSheet>
  );
}
