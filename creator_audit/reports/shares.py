"""Shares with their base and interval, as queries make them."""

from creator_audit.queries.shares import FEWEST_FOR_SHARE, interval, percent, wilson

__all__ = ["FEWEST_FOR_SHARE", "interval", "percent", "wilson"]
