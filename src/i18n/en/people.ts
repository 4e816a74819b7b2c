import type { people as frPeople } from '../fr/people.ts';
import type { Messages } from '../messages.ts';

export const people = {
  role: {
    officer: 'Officer',
    adviser: 'Adviser',
    manager: 'Manager',
    administrator: 'Administrator',
    owner: 'Owner',
  },
  ownerSignIn: {
    title: 'Find my space',
    lead: 'Give your e-mail address. We send you a link that opens your space: no password to remember.',
    email: 'Your e-mail address',
    emailHint: 'The one the service wrote to, if you received an e-mail.',
    submit: 'Send me my link',
    staffDoor: 'Do you work for the authority? Staff sign-in',
  },
  signInSent: {
    title: 'Check your mailbox',
    text: 'If {email} can receive a link, it has just been sent. It is valid for 30 minutes and works once.',
    nothing: 'Nothing there? Look in the junk folder, then ask for a new link.',
    again: 'Ask for a new link',
    demo: 'Open the demonstration mailbox',
  },
  signInLink: {
    title: 'Open my space',
    text: 'You are about to open the space of {email}.',
    action: 'Open my space',
  },
  staffSignIn: {
    title: 'Staff sign-in',
    email: 'Work e-mail address',
    password: 'Password',
    submit: 'Continue',
    ownerDoor: 'Are you an owner? Receive a sign-in link',
  },
  secondFactor: {
    title: 'Verification code',
    lead: 'Open your authenticator application and copy the six-digit code.',
    code: 'Six-digit code',
    submit: 'Sign in',
    demo: 'In demonstration, the code is shown on the accounts page.',
  },
  enrolment: {
    title: 'Protect your account',
    lead: 'Scan this code with your authenticator application, then copy the six-digit number it shows.',
    qr: 'Code to scan with an authenticator application',
    byHand: 'If you cannot scan it, type this key:',
  },
  signInMail: {
    subject: 'Your sign-in link',
    hello: 'Hello,',
    text: 'Here is the link that opens your space. It is valid for {minutes} minutes and works once.',
    action: 'Open my space',
    notYou: 'If you did not ask for it, do nothing: without this link, nobody gets in.',
  },
  errors: {
    linkDead:
      'This link was already used or has expired. Ask for a new one from the sign-in page: your case is still there.',
    badSignIn: 'Wrong address or password.',
    badCode: 'This code is wrong, or was already used. Wait for the next one and try again.',
    sixDigits: 'Write the six digits of the code.',
    emailTaken: 'An account already exists at this address.',
    weakPassword: 'The password needs at least 12 characters.',
  },
} satisfies Messages<typeof frPeople>;
