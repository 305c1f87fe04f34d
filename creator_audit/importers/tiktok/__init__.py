"""TikTok's export in its JSON generations and its TXT form."""
