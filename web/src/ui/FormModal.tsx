// A form in a dialog: the fields scroll, the buttons stay; on a phone it fills the screen.
import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { FormEvent, ReactNode } from "react";
import classes from "./FormModal.module.css";
import { Notice } from "./Notice";
import { useUiWords } from "./useUiWords";

interface FormModalProps {
  title: string;
  submit: string;
  busy: boolean;
  /** A refusal that belongs to no field. */
  refusal?: string | undefined;
  danger?: boolean;
  children: ReactNode;
  onClose: () => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

export function FormModal({ title, submit, busy, refusal, danger = false, children, onClose, onSubmit }: FormModalProps) {
  const t = useUiWords();
  const phone = useMediaQuery("(max-width: 47.99em)", window.innerWidth < 768);
  return (
    <Modal opened onClose={onClose} title={title} size="lg" fullScreen={phone} radius={phone ? 0 : "lg"} closeOnClickOutside={!busy}>
      <form noValidate onSubmit={onSubmit} className={classes.form}>
        <div className={classes.fields}>
          {refusal !== undefined && (
            <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
              {refusal}
            </Notice>
          )}
          {children}
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={busy} {...(danger ? { color: "red" } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
