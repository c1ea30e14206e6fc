import { cva } from 'class-variance-authority';

/** The look of a button, for links in server components that look like one. */
export const buttonVariants = cva(
  'inline-flex shrink-0 cursor-default select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium text-sm transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        default: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border-transparent bg-secondary text-secondary-foreground hover:bg-secondary-hover',
        outline: 'border-input bg-card text-foreground hover:bg-accent',
        ghost: 'border-transparent text-foreground hover:bg-accent aria-expanded:bg-accent',
        destructive:
          'border-transparent bg-destructive text-destructive-foreground hover:bg-destructive-hover',
        link: 'h-auto! border-transparent p-0! text-primary underline-offset-4 hover:underline',
      },
      size: {
        default: 'h-8 px-3',
        sm: 'h-7 px-2',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8',
        'icon-sm': 'size-7',
      },
    },
    defaultVariants: { variant: 'default', size: 'default' },
  },
);
