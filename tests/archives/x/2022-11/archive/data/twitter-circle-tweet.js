window.YTD.twitter_circle_tweet.part0 = [
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
        "19"
      ],
      "favorite_count": "4",
      "id_str": "1591687303787446272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1591687303787446272",
      "created_at": "Sun Nov 13 07:00:00 +0000 2022",
      "favorited": false,
      "full_text": "only for the circle",
      "lang": "en"
    }
  }
]