"""No test may see the packs of whoever runs it."""

import os
import tempfile

os.environ["CREATOR_AUDIT_PACKS"] = tempfile.gettempdir() + "/creator-audit-no-packs"
