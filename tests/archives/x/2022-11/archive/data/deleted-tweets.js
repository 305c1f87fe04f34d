window.YTD.deleted_tweets.part0 = [
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
        "13"
      ],
      "favorite_count": "4",
      "id_str": "1591324915921846272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1591324915921846272",
      "created_at": "Sat Nov 12 07:00:00 +0000 2022",
      "favorited": false,
      "full_text": "deleted words",
      "lang": "en",
      "deleted_at": "2022-11-13T00:00:00.000Z"
    }
  }
]