window.YTD.community_tweet.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "4",
      "id_str": "1886293539025846272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1886293539025846272",
      "created_at": "Mon Feb 03 06:00:00 +0000 2025",
      "favorited": false,
      "full_text": "In the bakers' community: code TANSY10",
      "lang": "en"
    }
  }
]