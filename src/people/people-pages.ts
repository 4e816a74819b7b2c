import type { FieldError } from '../web/forms.ts';

export type SignInPage = {
  readonly action: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
  readonly otherDoor: string;
};
export type LinkPage = { readonly action: string; readonly email: string };
export type CodePage = { readonly action: string; readonly errors: readonly FieldError[] };
export type EnrolmentPage = CodePage & {
  readonly qrPath: string;
  readonly qrSize: number;
  readonly secret: string;
  readonly sealed: string;
};

declare module '../web/views.ts' {
  interface Views {
    'people/owner-sign-in': SignInPage;
    'people/sign-in-sent': { readonly email: string; readonly demoMails: string | null };
    'people/sign-in-link': LinkPage;
    'people/staff-sign-in': SignInPage;
    'people/second-factor': CodePage;
    'people/enrolment': EnrolmentPage;
  }
}
