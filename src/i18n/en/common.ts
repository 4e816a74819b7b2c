import type { common as frCommon } from '../fr/common.ts';
import type { Messages } from '../messages.ts';

export const common = {
  skipToContent: 'Skip to content',
  home: 'Home',
  menu: 'Menu',
  mainNavigation: 'Main navigation',
  footerNavigation: 'About this service',
  breadcrumbs: 'Breadcrumbs',
  back: 'Back',
  backToTop: 'Back to top',
  language: 'Language',
  opensInNewTab: 'new tab',

  theme: {
    label: 'Appearance',
    auto: 'Automatic',
    light: 'Light',
    dark: 'Dark',
    toggle: 'Switch between light and dark appearance',
  },

  account: {
    menu: 'Account of {name}',
    signIn: 'Sign in',
    signOut: 'Sign out',
    settings: 'My account',
  },

  demo: {
    label: 'Demonstration',
    text: 'invented data; e-mails are shown, not sent',
    link: 'How to use it, and the mailbox',
  },

  footer: {
    accessibility: 'Accessibility',
    legal: 'Legal notice',
    privacy: 'Personal data',
    source: 'Source code',
    promise: 'A vacant home is an unlit window. Let us light them again.',
  },

  save: 'Save',
  saveAndContinue: 'Save and continue',
  saveAndLeave: 'Save and come back later',
  continue: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
  confirm: 'Confirm',
  send: 'Send',
  change: 'Change',
  add: 'Add',
  remove: 'Remove',
  delete: 'Delete',
  download: 'Download',
  export: 'Export',
  print: 'Print',
  search: 'Search',
  see: 'View',
  open: 'Open',
  undo: 'Undo',
  retry: 'Try again',
  accept: 'Accept',
  refuse: 'Refuse',
  start: 'Start',
  resume: 'Resume',
  submit: 'Submit',

  yes: 'Yes',
  no: 'No',
  unknown: 'I don’t know',
  or: 'or',
  none: 'None',
  notGiven: 'Not provided',
  notApplicable: 'Not applicable',
  choose: 'Choose…',
  optional: 'optional',

  saving: 'Saving…',
  saved: 'Saved',
  savedAt: 'Saved at {time}',
  notSaved: 'Not saved: the connection was lost. Your answers are still on screen.',
  loading: 'Loading…',
  serverTrouble: 'That did not work. Nothing is lost: try again in a moment.',

  errorSummary: {
    title: 'To correct before you continue',
    prefix: 'Error',
  },

  notice: {
    success: 'Done',
    info: 'Good to know',
    warning: 'Take care',
    error: 'That did not work',
    close: 'Close this message',
  },

  empty: {
    title: 'Nothing here yet',
    noResult: 'No results',
    widen: 'Widen the search or remove a filter.',
  },

  pagination: {
    label: 'Result pages',
    previous: 'Previous page',
    next: 'Next page',
  },

  table: {
    sortAscending: 'sort in ascending order',
    sortDescending: 'sort in descending order',
    sortedAscending: 'sorted ascending',
    sortedDescending: 'sorted descending',
    actions: 'Actions',
    select: 'Select {name}',
    selectAll: 'Select all',
    selected: 'Selected: {count}',
    scrolls: 'Table that scrolls sideways',
  },

  filters: {
    title: 'Filters',
    apply: 'Filter',
    reset: 'Clear all',
    active: 'Filters in place',
    remove: 'Remove the filter {name}',
    more: 'More filters',
  },

  stages: {
    label: 'Progress',
    done: 'done',
    current: 'in progress',
    todo: 'to come',
    skipped: 'not applicable',
  },

  turn: {
    yours: 'Your turn',
    theirs: 'Next: {who}',
    nobody: 'Nothing to do for now',
    before: 'by {day}',
  },

  timeline: {
    label: 'History',
    new: 'new',
  },

  upload: {
    add: 'Choose files',
    drop: 'or drop them here',
    photo: 'On a phone, take a photo: it is made lighter before it is sent.',
    sent: 'Files sent',
    sending: 'Sending {name}',
    done: '{name} has been sent',
    failed: '{name} was not sent. Try again.',
    tooBig: '{name} is larger than {max} MB.',
    button: 'Send the files',
    limits: 'PDF, JPEG or PNG, {max} MB at most per file',
  },

  characters: {
    limit: '%{count} characters at most',
    leftOne: '%{count} character left',
    leftOther: '%{count} characters left',
    full: 'No characters left',
    overOne: '%{count} character too many',
    overOther: '%{count} characters too many',
  },

  password: {
    show: 'Show',
    hide: 'Hide',
    showLabel: 'Show password',
    hideLabel: 'Hide password',
    shown: 'The password is visible',
    hidden: 'The password is hidden',
  },

  date: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
  },

  figure: {
    data: 'Chart data',
    source: 'Source',
    asTable: 'View as a table',
  },

  energy: {
    class: 'Energy class {letter}',
    ghgClass: 'Climate class {letter}',
    unknown: 'Energy class unknown',
    before: 'Before works',
    after: 'After works',
    scale: 'Scale from A (economical) to G (energy-hungry)',
  },

  envelope: {
    voted: 'Voted',
    reserved: 'Reserved',
    engaged: 'Engaged',
    paid: 'Paid',
    available: 'Available',
    overspent: 'Overspent',
    step: 'Step',
    amount: 'Amount',
    share: 'Share of the voted sum',
  },

  money: {
    perYear: 'per year',
    perMonth: 'per month',
    ht: 'excl. VAT',
    ttc: 'incl. VAT',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    search: 'go to search',
    down: 'next row',
    up: 'previous row',
    open: 'open the row',
    select: 'tick the row; with Shift, up to this line',
    help: 'show this help',
    on: 'Shortcuts on',
    off: 'Shortcuts off',
    enter: 'Enter',
  },

  months: {
    '01': 'January',
    '02': 'February',
    '03': 'March',
    '04': 'April',
    '05': 'May',
    '06': 'June',
    '07': 'July',
    '08': 'August',
    '09': 'September',
    '10': 'October',
    '11': 'November',
    '12': 'December',
  },
} satisfies Messages<typeof frCommon>;
