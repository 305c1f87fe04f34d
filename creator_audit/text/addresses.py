"""Takes web addresses apart; tolerant, since captions hold all sorts."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def split(url: str) -> tuple[str, str, str]:
    """Host (lower case, without ``www.`` and port), path and query of an address."""
    rest = url.partition("://")[2] if "://" in url else url
    rest = rest.partition("#")[0]
    rest, _, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
    return (host if "." in host else ""), slash + path, query
