window.YTD.tweets.part2 = [
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
        "11"
      ],
      "favorite_count": "4",
      "id_str": "1589150588728246272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1589150588728246272",
      "created_at": "Sun Nov 06 07:00:00 +0000 2022",
      "favorited": false,
      "full_text": "second part",
      "lang": "en"
    }
  }
]