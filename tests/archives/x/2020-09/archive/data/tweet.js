window.YTD.tweet.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "url": "https://t.co/cccc333333",
            "media_url_https": "https://pics.example/loaf.jpg",
            "type": "photo",
            "ext_alt_text": "A loaf with #gifted written in flour",
            "indices": [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "4",
      "id_str": "1300704947205046272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1300704947205046272",
      "created_at": "Tue Sep 01 08:00:00 +0000 2020",
      "favorited": false,
      "full_text": "https://t.co/cccc333333",
      "lang": "zxx",
      "extended_entities": {
        "media": [
          {
            "url": "https://t.co/cccc333333",
            "media_url_https": "https://pics.example/loaf.jpg",
            "type": "photo",
            "ext_alt_text": "A loaf with #gifted written in flour",
            "indices": [
              "0",
              "23"
            ]
          }
        ]
      }
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
        "57"
      ],
      "favorite_count": "4",
      "id_str": "1301067335070646273",
      "truncated": false,
      "retweet_count": "1",
      "id": "1301067335070646273",
      "created_at": "Wed Sep 02 08:00:00 +0000 2020",
      "favorited": false,
      "full_text": "Gifted by Quillfern &lt;3 the whole oat range &amp; a tin",
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
        "23"
      ],
      "favorite_count": "4",
      "id_str": "1301082434565046274",
      "truncated": false,
      "retweet_count": "1",
      "id": "1301082434565046274",
      "created_at": "Wed Sep 02 09:00:00 +0000 2020",
      "favorited": false,
      "full_text": "RT @moss: gifted? sold!",
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
        "25"
      ],
      "favorite_count": "4",
      "id_str": "1301444822430646275",
      "truncated": false,
      "retweet_count": "1",
      "id": "1301444822430646275",
      "created_at": "Thu Sep 03 09:00:00 +0000 2020",
      "favorited": false,
      "full_text": "@moss yes, still using it",
      "lang": "en",
      "in_reply_to_status_id_str": "1300000000000000000",
      "in_reply_to_screen_name": "moss"
    }
  }
]