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
        "40"
      ],
      "favorite_count": "4",
      "id_str": "1885568763294646272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1885568763294646272",
      "created_at": "Mon Jan 06 00:00:00 +0000 1997",
      "favorited": false,
      "full_text": "dated long before there was such a thing",
      "lang": "en"
    }
  },
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
        "14"
      ],
      "favorite_count": "4",
      "id_str": "12",
      "truncated": false,
      "retweet_count": "1",
      "id": "12",
      "created_at": "",
      "favorited": false,
      "full_text": "no time at all",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/ee",
            "expanded_url": "https://one.example/?a=1&copy=2",
            "display_url": "one.example",
            "indices": [
              "0",
              "23"
            ]
          },
          {
            "url": "https://t.co/ee55",
            "expanded_url": "https://two.example/",
            "display_url": "two.example",
            "indices": [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "49"
      ],
      "favorite_count": "4",
      "id_str": "1885931151160246272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1885931151160246272",
      "created_at": "Sun Feb 02 06:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Links twice https://t.co/ee and https://t.co/ee55",
      "lang": "und"
    }
  }
]