"""The first page: bring an archive in, or order one."""
