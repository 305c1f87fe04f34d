"""Accounts in and out."""

import json

from creator_audit.model.account import Account
from creator_audit.store.database import Store
from creator_audit.store.encoding import clean
from creator_audit.store.stale import mark_stale, naming


def write_account(store: Store, account: Account) -> None:
    """Add an account, or fill in what the stored one lacks; stated audiences are kept."""
    is_known = store.value("SELECT 1 FROM accounts WHERE id = ?", (account.id,))
    store.run(
        "INSERT INTO accounts (id, platform, handle, display_name, audience, languages)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " handle = iif(excluded.handle = '', handle, excluded.handle),"
        " display_name = iif(excluded.display_name = '', display_name, excluded.display_name),"
        " audience = iif(excluded.audience = '[]', audience, excluded.audience),"
        " languages = iif(excluded.languages = '[]', languages, excluded.languages)",
        (
            account.id,
            account.platform,
            clean(account.handle),
            clean(account.display_name),
            json.dumps(account.audience),
            json.dumps(account.languages),
        ),
    )
    if not is_known and account.handle:
        # A post that names this handle has named one's own account all along.
        mark_stale(store, naming(store, [account.handle]))


def read_accounts(store: Store) -> tuple[Account, ...]:
    """All accounts in order of platform, then handle."""
    rows = store.rows(
        "SELECT id, platform, handle, display_name, audience, languages FROM accounts"
        " ORDER BY platform, handle"
    )
    return tuple(
        Account(id_, platform, handle, name, tuple(json.loads(a)), tuple(json.loads(languages)))
        for id_, platform, handle, name, a, languages in rows
    )
