window.YTD.tweets.part0 = [
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
        "10"
      ],
      "favorite_count": "4",
      "id_str": "1587338649400246272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1587338649400246272",
      "created_at": "Tue Nov 01 07:00:00 +0000 2022",
      "favorited": false,
      "full_text": "first part",
      "lang": "en"
    }
  }
]