import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { dueRoutes } from '../contract/due.ts';
import { certificateDraftShape, enterpriseRoutes, type CertificateView, type EnterprisePage } from '../contract/enterprises.ts';
import { useCertificateOptions } from './code-options.ts';
import { certificateLabel } from './fact-words.ts';
import { WithdrawalForm } from './withdrawal-form.tsx';

const CHANGES = [enterpriseRoutes.readEnterprise, enterpriseRoutes.listEnterprises, dueRoutes.listDue];

/** Certificates by expiry; those that a later one replaced come last, in grey. */
export function Certificates({ enterprise, mayState }: { enterprise: EnterprisePage; mayState: boolean }) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Card title={m.ledgers_certificates_title()} aside={m.ledgers_certificates_note()} flush>
      {enterprise.certificates.length === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{m.ledgers_certificates_none()}</p>}
      {enterprise.certificates.map((certificate) => (
        <CardRow key={certificate.id}>
          <Certificate certificate={certificate} mayState={mayState} />
        </CardRow>
      ))}
      {mayState && (
        <div data-print="hidden" className="border-t border-row px-4 py-2.5">
          <Button size="small" icon={Plus} onClick={() => setAdding(true)}>
            {m.ledgers_certificate_add()}
          </Button>
        </div>
      )}
      {isAdding && <AddCertificate enterprise={enterprise} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Certificate({ certificate, mayState }: { certificate: CertificateView; mayState: boolean }) {
  const { kind, number, issuedOn, validUntil, daysLeft, isReplaced } = certificate;
  const [isWithdrawing, setWithdrawing] = useState(false);
  const tone = isReplaced || daysLeft === null ? 'text-muted' : daysLeft < 0 ? 'text-late' : isDue(certificate) ? 'text-watch' : '';
  return (
    <>
      <div className={`flex justify-between gap-3 ${isReplaced ? 'text-muted' : ''}`}>
        <b className="min-w-0">{certificateLabel(kind)}</b>
        <span className={`whitespace-nowrap ${tone}`}>{validUntil ?? m.ledgers_certificate_no_end()}</span>
      </div>
      <div className="flex justify-between gap-3 text-note text-muted">
        <span className="min-w-0 break-all">
          {[number, issuedOn && m.ledgers_certificate_issued({ day: issuedOn })].filter(Boolean).join(' · ')}
        </span>
        <span className={`whitespace-nowrap ${tone}`}>{stateText(certificate)}</span>
      </div>
      {mayState && !isWithdrawing && (
        <span data-print="hidden">
          <button
            type="button"
            onClick={() => setWithdrawing(true)}
            className="text-note text-muted underline-offset-4 hover:underline max-md:min-h-9"
          >
            {m.ledgers_certificate_withdraw()}
          </button>
        </span>
      )}
      {isWithdrawing && <Withdraw certificateId={certificate.id} onDone={() => setWithdrawing(false)} />}
    </>
  );
}

const isDue = ({ renewFrom, validUntil }: CertificateView) =>
  renewFrom !== null && validUntil !== null && new Date(renewFrom) <= new Date();

function stateText(certificate: CertificateView): string {
  const { daysLeft, isReplaced } = certificate;
  if (isReplaced) return m.ledgers_certificate_replaced();
  if (daysLeft === null) return '';
  if (daysLeft < 0) return m.ledgers_due_overdue({ days: -daysLeft });
  return isDue(certificate) ? m.ledgers_certificate_prepare({ days: daysLeft }) : m.ledgers_due_left({ days: daysLeft });
}

function AddCertificate({ enterprise, onClose }: { enterprise: EnterprisePage; onClose: () => void }) {
  const add = useAct(enterpriseRoutes.addCertificate, CHANGES);
  const state = useForm(certificateDraftShape, {
    values: { kind: '', number: '', issuedOn: '', validUntil: '' },
    send: async (body) => {
      const { kept } = await add.mutateAsync({ params: { enterpriseId: enterprise.id }, body });
      toast(kept > 0 ? m.ledgers_certificate_kept() : m.ledgers_certificate_known());
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="add-certificate" disabled={state.isSending}>
      {m.ledgers_certificate_add()}
    </Button>
  );
  return (
    <SideSheet
      title={m.ledgers_certificate_add()}
      isOpen
      onClose={onClose}
      dims
      foot={foot}
      note={<WhoCanSee who={m.ledgers_enterprises_who()} />}
    >
      <Form state={state} id="add-certificate" label={m.ledgers_certificate_add()}>
        <SelectField name="kind" label={m.ledgers_certificate_kind()} options={useCertificateOptions()} />
        <TextField name="number" label={m.ledgers_certificate_number()} isOptional />
        <DateField name="issuedOn" label={m.ledgers_certificate_issued_on()} isOptional />
        <DateField
          name="validUntil"
          label={m.ledgers_certificate_valid_until()}
          hint={m.ledgers_certificate_valid_until_hint()}
          isOptional
        />
      </Form>
    </SideSheet>
  );
}

function Withdraw({ certificateId, onDone }: { certificateId: string; onDone: () => void }) {
  const withdraw = useAct(enterpriseRoutes.withdrawCertificate, CHANGES);
  return (
    <WithdrawalForm
      label={m.ledgers_certificate_withdraw()}
      groundLabel={m.ledgers_certificate_withdraw_ground()}
      done={m.ledgers_certificate_withdrawn()}
      send={(body) => withdraw.mutateAsync({ params: { certificateId }, body })}
      onDone={onDone}
    />
  );
}
