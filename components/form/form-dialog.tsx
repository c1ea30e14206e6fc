'use client';

import { type ReactNode, useState } from 'react';
import type { ButtonProps } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Form } from './form.tsx';
import { SubmitButton } from './submit-button.tsx';
import type { ActionForm } from './use-action-form.ts';

/** A dialog behind a button. What is in it begins anew whenever it opens. */
export function ButtonDialog({
  button,
  children,
}: {
  button: ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{button}</DialogTrigger>
      <DialogContent>{children(() => setOpen(false))}</DialogContent>
    </Dialog>
  );
}

type Props<V extends object> = {
  form: ActionForm<V>;
  title: string;
  description: ReactNode;
  /** The words on the button that sends it. */
  submit: ReactNode;
  tone?: ButtonProps['variant'];
  /** Other ways on, before that button. */
  actions?: ReactNode;
  children: ReactNode;
  /** Of the fields. */
  className?: string;
};

/** What a dialog with a form holds: its title, the fields, which scroll, and the button that sends them. */
export function DialogForm<V extends object>(props: Props<V>) {
  const { form, title, description, submit, tone, actions, children, className } = props;
  return (
    <Form
      form={form}
      label={title}
      // What the server said stands above the buttons that answer it.
      className="min-h-0 gap-0 [&>[role=alert]]:order-1 [&>[role=alert]]:mx-6 [&>[role=alert]]:my-3"
    >
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      <DialogBody className={className}>{children}</DialogBody>
      <DialogFooter className="order-2">
        {actions}
        <SubmitButton variant={tone}>{submit}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
