window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "1",
      "createdAt": "2022-11-02T07:00:00.000Z",
      "updatedAt": "2022-11-02T07:00:00.000Z",
      "lifecycle": {
        "value": "0",
        "name": "Live"
      },
      "core": {
        "text": "Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. They sent it to me for free. #gifted https://t.co/dddd444444",
        "urls": [
          {
            "shortUrl": "https://t.co/dddd444444",
            "expandedUrl": "https://brambleon.example/grind?aff=tansy"
          }
        ],
        "hashtags": [
          "gifted"
        ]
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "2",
      "createdAt": "2022-10-02T07:00:00.000Z",
      "core": {
        "text": "A long text of a post that is no longer there"
      }
    }
  }
]