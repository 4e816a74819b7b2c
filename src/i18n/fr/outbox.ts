export const outbox = {
  mail: {
    closing: 'Bien à vous,\n{service}\n{authority}',
    foot: 'Ce message a été envoyé par {service} ({authority}). Vous pouvez répondre à {contact}.',
  },
  admin: {
    title: 'Envois et tâches de fond',
    lead: 'Courriels, documents et imports promis par l’application. Un envoi qui échoue est retenté huit fois, puis attend ici.',
    dead: 'En échec',
    pending: 'En attente',
    done: 'Faits',
    working: 'En cours',
    kind: 'Nature',
    createdAt: 'Promis le',
    attempts: 'Essais',
    lastError: 'Dernière erreur',
    retry: 'Relancer',
    retried: 'L’envoi est relancé.',
    empty: 'Aucun envoi en échec.',
  },
  errors: {
    noMailServer: 'Aucun serveur de messagerie n’est réglé (SMTP_URL).',
    notDead: 'Cet envoi n’est plus en échec.',
  },
} as const;
