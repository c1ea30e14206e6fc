'use client';

import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import {
  AlertDialog,
  AlertDialogBody,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from '#components/ui/alert-dialog.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ActionResult } from './action-result.ts';
import { Form } from './form.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useActionForm } from './use-action-form.ts';

type ConfirmProps<R> = {
  /** The button that asks. */
  children: ReactNode;
  /** What will be done, with counts: "Reject 1,204 variants of 310 seeds". */
  title: string;
  /** What it leads to and whether it can be undone. */
  description: ReactNode;
  /** The word on the button that does it; `title` if absent. */
  confirm?: string;
  /** Must be typed first, for what cannot be undone. */
  name?: string;
  action: () => Promise<ActionResult<R>>;
  onDone?: (value: R) => void;
  /** Called when it asks: to count what will be done. Until `ready` it cannot be confirmed. */
  onOpen?: () => void;
  ready?: boolean;
  /** The look of the button that does it; destructive at first. */
  tone?: ButtonProps['variant'];
} & Pick<ButtonProps, 'variant' | 'size' | 'disabled'>;

/** A button for what destroys: it says what it will do and asks before. */
export function ConfirmButton<R>({
  children,
  variant = 'outline',
  size,
  disabled,
  onOpen,
  ...rest
}: ConfirmProps<R>) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) onOpen?.();
  };
  return (
    <AlertDialog open={open} onOpenChange={change}>
      <AlertDialogTrigger asChild>
        <Button variant={variant} size={size} disabled={disabled}>
          {children}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <Confirmation {...rest} close={() => setOpen(false)} />
      </AlertDialogContent>
    </AlertDialog>
  );
}

type ConfirmationProps<R> = Omit<ConfirmProps<R>, 'children'> & { close: () => void };

function Confirmation<R>(props: ConfirmationProps<R>) {
  const {
    title,
    description,
    confirm,
    name,
    action,
    onDone,
    close,
    ready = true,
    tone = 'destructive',
  } = props;
  const form = useActionForm({
    schema: z.object({}),
    initial: { typed: '' },
    action: () => action(),
    onDone: (value: R) => {
      close();
      onDone?.(value);
    },
  });
  const typed = form.field('typed');
  return (
    <Form form={form} className="gap-0">
      <AlertDialogHeader>
        <AlertDialogTitle>{title}</AlertDialogTitle>
        <AlertDialogDescription>{description}</AlertDialogDescription>
      </AlertDialogHeader>
      {name && (
        <AlertDialogBody className="gap-1.5">
          <label htmlFor="confirm-name" className="text-sm">
            Type <strong className="font-semibold">{name}</strong> to confirm
          </label>
          <Input
            id="confirm-name"
            autoComplete="off"
            value={typed.value}
            onChange={(event) => typed.onChange(event.target.value)}
          />
        </AlertDialogBody>
      )}
      <AlertDialogFooter>
        <AlertDialogCancel>Keep it as it is</AlertDialogCancel>
        <SubmitButton variant={tone} disabled={!ready || (name !== undefined && typed.value !== name)}>
          {confirm ?? title}
        </SubmitButton>
      </AlertDialogFooter>
    </Form>
  );
}
