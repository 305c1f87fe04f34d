"""Tables of any make: bytes to rows, columns to fields, rows to posts."""
