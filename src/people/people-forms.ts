import { z } from 'zod';

const email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ error: 'web.errors.badEmail' }));

export const OwnerSignInForm = z.object({ email });
export const StaffSignInForm = z.object({
  email,
  password: z.string().min(1, { error: 'web.errors.required' }).max(200),
});
export const CodeForm = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{3}\s?\d{3}$/, { error: 'people.errors.sixDigits' }),
});
